package watershed.lab;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/**
 * Says how far a search is and how much of its time is left: three lines that redraw themselves on
 * a terminal, one plain line per block in a log.
 */
public final class FindProgress {
  private static final int LIVE_EVERY_MILLIS = 200;

  /** Of a terminal; a longer line would wrap, and be redrawn in the wrong place. */
  private static final int WIDTH = 79;

  private static final String UP = "\u001b[1A";
  private static final String CLEAR = "\u001b[2K";

  private final PrintStream out;
  private final boolean live;
  private final long start;
  private final double seconds;
  private Known known = new Known(0, 0, 0, 0, "");
  private int blocks;
  private double estimatedDone;
  private double tookDone;
  private String block = "";
  private double blockEstimate;
  private long blockStart;
  private long lastDrawn;
  private boolean drawn;

  /**
   * What the blocks measured so far have told.
   *
   * @param done slices that have no open answer
   * @param slices all of them
   * @param settled answers that are
   * @param open answers that are not
   * @param widest how far from settled the one farthest is; empty where nothing is known of it
   */
  public record Known(int done, int slices, int settled, int open, String widest) {
    String text() {
      return done
          + " of "
          + Progress.count(slices, "slice")
          + ", "
          + settled
          + " of "
          + Progress.count((long) settled + open, "answer")
          + " settled"
          + (widest.isEmpty() ? "" : ", widest " + widest);
    }
  }

  /**
   * @param out told everything
   * @param live whether {@code out} is a terminal
   * @param start of the sitting, in {@link System#nanoTime()}
   * @param budget of the sitting
   * @param blocks finished in earlier sittings
   */
  public FindProgress(PrintStream out, boolean live, long start, Duration budget, int blocks) {
    this.out = out;
    this.live = live;
    this.start = start;
    this.seconds = budget.toMillis() / 1e3;
    this.blocks = blocks;
  }

  /**
   * A block begins.
   *
   * @param now what is known until it ends
   * @param name of its cell
   * @param estimate seconds that it is expected to take
   */
  public void start(Known now, String name, double estimate) {
    known = now;
    block = name;
    blockEstimate = estimate;
    blockStart = System.nanoTime();
    draw("");
  }

  /** It has completed that many of its rounds. */
  public void round(int round, int rounds) {
    if (System.nanoTime() - lastDrawn > LIVE_EVERY_MILLIS * 1_000_000L) {
      draw(", round " + round + "/" + rounds);
    }
  }

  /**
   * It ended.
   *
   * @param outcome in words
   * @param now what is known thereby
   */
  public void end(String outcome, Known now) {
    double took = (System.nanoTime() - blockStart) / 1e9;
    known = now;
    blocks++;
    estimatedDone += blockEstimate;
    tookDone += took;
    erase();
    out.printf(
        Locale.ROOT,
        "[%d] %s: %s, %s; %s; %s left%n",
        blocks,
        block,
        outcome,
        Progress.human(took),
        known.text(),
        Progress.human(left()));
    out.flush();
  }

  /** Seconds left of the sitting's time. */
  public double left() {
    return Math.max(0, seconds - (System.nanoTime() - start) / 1e9);
  }

  /** Whether a block that is expected to take those seconds would end in time. */
  public boolean hasTimeFor(double estimate) {
    return estimate * correction() <= left();
  }

  /** How much longer blocks take than was expected. */
  public double correction() {
    return estimatedDone > 0 ? tookDone / estimatedDone : 1;
  }

  private void draw(String detail) {
    if (!live) {
      return;
    }
    lastDrawn = System.nanoTime();
    String time =
        Progress.count(blocks, "block") + ", " + Progress.human(left()) + " left" + detail;
    out.print(
        (drawn ? UP + UP : "")
            + "\r"
            + line(known.text())
            + "\n"
            + line(time)
            + "\n"
            + line("now " + block));
    out.flush();
    drawn = true;
  }

  private void erase() {
    if (drawn) {
      out.print("\r" + CLEAR + UP + CLEAR + UP + CLEAR);
      drawn = false;
    }
  }

  private static String line(String text) {
    return CLEAR + (text.length() <= WIDTH ? text : text.substring(0, WIDTH));
  }
}
