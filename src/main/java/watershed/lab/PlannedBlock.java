package watershed.lab;

import java.util.List;
import watershed.record.Cell;
import watershed.record.Windows;

/**
 * One replicate of one cell.
 *
 * @param cell where
 * @param block replicate number
 * @param contenders compared
 * @param windows before calibration
 * @param seed of the order of turns
 */
record PlannedBlock(Cell cell, int block, List<String> contenders, Windows windows, long seed) {}
