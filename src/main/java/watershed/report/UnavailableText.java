package watershed.report;

import java.util.ArrayList;
import java.util.List;
import watershed.record.Profile;

/** Profiles that were asked for and that this machine cannot take. */
final class UnavailableText {
  private UnavailableText() {}

  /** Lines that say what, why, and what would serve; none where there is nothing of the kind. */
  static List<String> lines(List<Profile.Unavailable> unavailable) {
    List<String> lines = new ArrayList<>();
    for (Profile.Unavailable one : unavailable) {
      lines.addAll(
          Wrap.labelled(
              "no profile",
              one.experiment()
                  + ", event "
                  + one.event().event()
                  + ": "
                  + one.event().reason()
                  + "; use "
                  + one.event().instead()));
    }
    return lines;
  }
}
