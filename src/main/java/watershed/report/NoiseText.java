package watershed.report;

import java.util.Locale;
import watershed.analysis.Noise;
import watershed.record.NoiseStudy;

/** A noise study in words. */
public final class NoiseText {
  private NoiseText() {}

  /**
   * Lines that say what was measured, both standard deviations and their ratio; what that is worth
   * in blocks, its square, only where the interval tells the two apart.
   */
  public static String of(NoiseStudy study) {
    Noise noise = Noise.of(study);
    return String.format(
            Locale.ROOT,
            "%s against itself, %s, JDK %s, %d blocks each way, %d windows of %d ms per fork%n"
                + "  standard deviation of a block's log-ratio%n"
                + "    in turns             %.4f%n"
                + "    one after the other  %.4f%n"
                + "  ratio                  %.1f, 95 %% interval [%.1f, %.1f]%n",
            study.contender(),
            study.cell().id(),
            study.jdk().version(),
            noise.blocks(),
            study.windows().rounds(),
            study.windows().windowMillis(),
            noise.inTurns(),
            noise.alone(),
            noise.gain(),
            noise.gainLow(),
            noise.gainHigh())
        + worth(noise);
  }

  private static String worth(Noise noise) {
    if (noise.gainLow() < 1 && noise.gainHigh() > 1) {
      return "";
    }
    return String.format(
        Locale.ROOT,
        "  about %s [%s, %s] times as many blocks one after the other would be needed%n",
        Numbers.of(noise.gain() * noise.gain()),
        Numbers.of(noise.gainLow() * noise.gainLow()),
        Numbers.of(noise.gainHigh() * noise.gainHigh()));
  }
}
