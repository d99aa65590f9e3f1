package watershed.lab;

import java.nio.file.Path;
import watershed.record.Jdk;

/**
 * A JDK on this machine. Only {@link #jdk()} may be stored: the path is this machine's own.
 *
 * @param java the launcher to start forks with
 * @param jdk what it said of itself
 */
public record InstalledJdk(Path java, Jdk jdk) {}
