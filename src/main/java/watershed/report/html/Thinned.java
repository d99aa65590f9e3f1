package watershed.report.html;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import watershed.report.ReportParts;

/**
 * No more of something than a page can hold, and a note where that is not all.
 *
 * @param kept evenly from the first to the last, or the first ones
 * @param note what was left out; empty where nothing was
 */
record Thinned<T>(List<T> kept, String note) {
  /** The same page comes of the same records. */
  private static final long SEED = 6;

  /** So of a run, a search, a diff and a file of JMH's alike. */
  private static final String REST = "the figures of all are in what this page was written from.";

  Thinned {
    kept = List.copyOf(kept);
  }

  /**
   * One of every k neighbours, drawn by lot, so that at most as many are left as is said. The first
   * of each would keep one contender alone where contenders follow one another in turns.
   */
  static <T> Thinned<T> evenly(List<T> all, int most, String noun) {
    if (all.size() <= most) {
      return new Thinned<>(all, "");
    }
    int step = (all.size() + most - 1) / most;
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(SEED);
    List<T> kept = new ArrayList<>();
    for (int i = 0; i < all.size(); i += step) {
      kept.add(all.get(i + random.nextInt(Math.min(step, all.size() - i))));
    }
    return new Thinned<>(
        kept,
        "Thinned: one in "
            + step
            + " of "
            + ReportParts.count(all.size(), noun)
            + " is here, drawn evenly; "
            + REST);
  }

  /** The first ones of what is drawn from figures. */
  static <T> Thinned<T> first(List<T> all, int most, String noun) {
    return first(all, most, noun, REST);
  }

  /**
   * The first ones.
   *
   * @param rest says where all are to be found, the end of a sentence
   */
  static <T> Thinned<T> first(List<T> all, int most, String noun, String rest) {
    return all.size() <= most
        ? new Thinned<>(all, "")
        : new Thinned<>(
            all.subList(0, most),
            "The first "
                + most
                + " of "
                + ReportParts.count(all.size(), noun)
                + " are here; "
                + rest);
  }

  /** The note in a list, or nothing. */
  List<String> notes() {
    return note.isEmpty() ? List.of() : List.of(note);
  }
}
