package watershed.testing;

import java.awt.image.BufferedImage;
import org.jspecify.annotations.Nullable;

/**
 * What a cell of a notebook gave.
 *
 * @param text that it printed
 * @param image that it ends with, or null
 */
public record CellOutput(String text, @Nullable BufferedImage image) {}
