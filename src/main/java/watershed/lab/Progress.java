package watershed.lab;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/**
 * Says how far a run is and how long it will still take: one line that redraws itself on a
 * terminal, one plain line per block in a log.
 */
public final class Progress {
  private static final int LIVE_EVERY_MILLIS = 200;

  private final PrintStream out;
  private final boolean live;
  private int blocks;
  private double estimatedLeft;
  private double estimatedDone;
  private double tookDone;
  private int done;
  private String block = "";
  private double blockEstimate;
  private long blockStart;
  private long lastDrawn;
  private int drawnWidth;

  /**
   * @param live whether {@code out} is a terminal
   * @param blocks to come
   * @param seconds that they are expected to take
   */
  public Progress(PrintStream out, boolean live, int blocks, double seconds) {
    this.out = out;
    this.live = live;
    this.blocks = blocks;
    this.estimatedLeft = seconds;
  }

  void start(String name, double estimate) {
    block = name;
    blockEstimate = estimate;
    blockStart = System.nanoTime();
    draw("");
  }

  void round(int round, int rounds) {
    if (System.nanoTime() - lastDrawn > LIVE_EVERY_MILLIS * 1_000_000L) {
      draw(", round " + round + "/" + rounds);
    }
  }

  void end(String outcome) {
    double took = (System.nanoTime() - blockStart) / 1e9;
    done++;
    estimatedDone += blockEstimate;
    estimatedLeft -= blockEstimate;
    tookDone += took;
    erase();
    out.printf(
        Locale.ROOT,
        "[%d/%d] %s: %s, %s; %s left%n",
        done,
        blocks,
        block,
        outcome,
        human(took),
        human(left()));
    out.flush();
  }

  /** Some of the blocks that were to come will not. */
  void fewer(int blocks, double seconds) {
    this.blocks -= blocks;
    estimatedLeft -= seconds;
  }

  /** Some come that were not to. */
  void more(int blocks, double seconds) {
    fewer(-blocks, -seconds);
  }

  /** Seconds that the rest will take, corrected by how long the past took. */
  double left() {
    return Math.max(0, estimatedLeft) * correction();
  }

  /** How much longer blocks take than was expected. */
  double correction() {
    return estimatedDone > 0 ? tookDone / estimatedDone : 1;
  }

  private void draw(String detail) {
    if (!live) {
      return;
    }
    lastDrawn = System.nanoTime();
    double inBlock = (lastDrawn - blockStart) / 1e9;
    String line =
        String.format(
            Locale.ROOT,
            "[%d/%d] %s%s; %s left",
            done + 1,
            blocks,
            block,
            detail,
            human(Math.max(0, left() - inBlock)));
    out.print("\r" + line + " ".repeat(Math.max(0, drawnWidth - line.length())));
    out.flush();
    drawnWidth = line.length();
  }

  private void erase() {
    if (live && drawnWidth > 0) {
      out.print("\r" + " ".repeat(drawnWidth) + "\r");
      drawnWidth = 0;
    }
  }

  /** {@code 1 cell}, {@code 2 cells}. */
  public static String count(long n, String noun) {
    return n + " " + noun + (n == 1 ? "" : "s");
  }

  /** A duration for people: {@code 45 s}, {@code 3 min 10 s}, {@code 2 h 05 min}. */
  public static String human(double seconds) {
    Duration d = Duration.ofSeconds(Math.round(seconds));
    if (d.toHours() > 0) {
      return String.format(Locale.ROOT, "%d h %02d min", d.toHours(), d.toMinutesPart());
    }
    if (d.toMinutes() > 0) {
      return String.format(Locale.ROOT, "%d min %02d s", d.toMinutes(), d.toSecondsPart());
    }
    return d.toSeconds() + " s";
  }
}
