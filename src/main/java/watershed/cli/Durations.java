package watershed.cli;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import watershed.record.BadInput;

/** Durations as people write them: {@code 90s}, {@code 30m}, {@code 2h}, {@code 1h30m}. */
final class Durations {
  private static final Pattern FORM =
      Pattern.compile("(?:(\\d{1,4})h)?(?:(\\d{1,5})m)?(?:(\\d{1,6})s)?");

  private Durations() {}

  /**
   * Parses one.
   *
   * @param option named in the complaint
   * @throws BadInput if it is not of that form, or zero
   */
  static Duration parse(String option, String text) {
    Matcher m = FORM.matcher(text.strip());
    if (m.matches()) {
      Duration d =
          Duration.ofHours(number(m.group(1)))
              .plusMinutes(number(m.group(2)))
              .plusSeconds(number(m.group(3)));
      if (!d.isZero()) {
        return d;
      }
    }
    throw new BadInput(option + " " + text + ": give a time such as 90s, 30m or 2h");
  }

  private static long number(@org.jspecify.annotations.Nullable String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }
}
