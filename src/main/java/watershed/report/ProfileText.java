package watershed.report;

import static java.util.Locale.ROOT;

import java.util.TreeMap;
import java.util.stream.Collectors;
import watershed.record.Profile;

/** A profile as lines for a terminal. */
public final class ProfileText {
  private ProfileText() {}

  /**
   * What was profiled, then the hottest frames by share, or the counters.
   *
   * @param where directory of its files
   */
  public static String of(Profile profile, String where) {
    StringBuilder text = new StringBuilder();
    String params =
        new TreeMap<>(profile.params())
            .entrySet().stream()
                .map(entry -> " " + entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining());
    text.append(
        String.format(
            ROOT,
            "%s%s, %d thread(s), JDK %s, event %s, %d fork(s)%n",
            profile.benchmark().replaceAll("^.*\\.(?=[^.]+\\.[^.]+$)", ""),
            params,
            profile.threads(),
            profile.jdk().id(),
            profile.event(),
            profile.forks()));
    if (profile.samples() > 0) {
      text.append(String.format(ROOT, "%d samples (%s)%n", profile.samples(), profile.unit()));
    }
    for (Profile.Hot hot : profile.hottest()) {
      text.append(
          String.format(
              ROOT,
              "%7.2f %%  %8d  %s%n",
              100.0 * hot.samples() / profile.samples(),
              hot.samples(),
              hot.frame()));
    }
    new TreeMap<>(profile.counters())
        .forEach((name, value) -> text.append(String.format(ROOT, "%14.3f  %s%n", value, name)));
    text.append("files in ").append(where).append(":\n");
    profile.files().forEach(file -> text.append("  ").append(file).append('\n'));
    return text.toString();
  }
}
