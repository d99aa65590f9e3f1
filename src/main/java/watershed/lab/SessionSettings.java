package watershed.lab;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a sitting measures with.
 *
 * @param jdks of every block
 * @param extraJvmArgs the user's flags
 * @param code digest of the measuring classes
 * @param turnDeadline longest time that a fork may take to start or keep a turn
 * @param sitting longest time for this sitting; null for no end
 */
public record SessionSettings(
    List<InstalledJdk> jdks,
    List<String> extraJvmArgs,
    String code,
    Duration turnDeadline,
    @Nullable Duration sitting) {
  public SessionSettings {
    jdks = List.copyOf(jdks);
    extraJvmArgs = List.copyOf(extraJvmArgs);
  }
}
