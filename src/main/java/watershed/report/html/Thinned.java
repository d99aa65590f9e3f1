package watershed.report.html;

import java.util.ArrayList;
import java.util.List;
import watershed.report.ReportParts;

/**
 * No more of something than a page can hold, and a note where that is not all.
 *
 * @param kept evenly from the first to the last, or the first ones
 * @param note what was left out; empty where nothing was
 */
record Thinned<T>(List<T> kept, String note) {
  Thinned {
    kept = List.copyOf(kept);
  }

  /** Every k-th, so that at most as many are left as is said. */
  static <T> Thinned<T> evenly(List<T> all, int most, String noun) {
    if (all.size() <= most) {
      return new Thinned<>(all, "");
    }
    int step = (all.size() + most - 1) / most;
    List<T> kept = new ArrayList<>();
    for (int i = 0; i < all.size(); i += step) {
      kept.add(all.get(i));
    }
    return new Thinned<>(
        kept,
        "Thinned: every "
            + step
            + "th of "
            + ReportParts.count(all.size(), noun)
            + " is here; the run's files have all of them.");
  }

  /** The first ones. */
  static <T> Thinned<T> first(List<T> all, int most, String noun) {
    return all.size() <= most
        ? new Thinned<>(all, "")
        : new Thinned<>(
            all.subList(0, most),
            "The first "
                + most
                + " of "
                + ReportParts.count(all.size(), noun)
                + " are here; the run's files and the text report have all of them.");
  }

  /** The note in a list, or nothing. */
  List<String> notes() {
    return note.isEmpty() ? List.of() : List.of(note);
  }
}
