package watershed.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import watershed.analysis.Findings;
import watershed.analysis.SliceFinding;
import watershed.analysis.SliceFinding.Curve;
import watershed.record.Contenders;
import watershed.record.FindPlan;
import watershed.record.Slice;
import watershed.record.Trial;

/** Every slice on every JDK: a picture of each pair's zones, and a sentence. */
final class SliceSection {
  private SliceSection() {}

  private record Place(Slice slice, String jdk) {}

  static List<String> lines(
      RunRecords records, FindPlan plan, Findings findings, SliceNames names) {
    Map<Place, List<SliceFinding>> places = new LinkedHashMap<>();
    for (SliceFinding f : findings.all()) {
      // The control is no contender: it stands at the head, over all slices.
      if (!Contenders.isTwin(f.pair().a()) && !Contenders.isTwin(f.pair().b())) {
        places.computeIfAbsent(new Place(f.slice(), f.jdk()), k -> new ArrayList<>()).add(f);
      }
    }
    List<String> lines = new ArrayList<>();
    places.forEach(
        (place, pairs) -> {
          lines.add("");
          lines.addAll(place(records, plan, findings, names, place, pairs));
        });
    return lines;
  }

  private static List<String> place(
      RunRecords records,
      FindPlan plan,
      Findings findings,
      SliceNames names,
      Place place,
      List<SliceFinding> pairs) {
    List<String> lines =
        new ArrayList<>(
            Wrap.text(
                names.label(place.slice)
                    + ", along "
                    + place.slice.axis().label()
                    + "; JDK "
                    + place.jdk
                    + ": "
                    + measured(records, place),
                ""));
    ZonePicture picture = picture(pairs);
    if (picture != null) {
      lines.add("     " + picture.scale() + "   " + SliceNames.heading(place.slice.axis()));
    }
    for (SliceFinding f : pairs) {
      String who = "A " + f.pair().a() + ", B " + f.pair().b();
      if (picture != null && PairText.reading(f) != null) {
        String bar = "    |" + picture.bar(f) + "|";
        if (bar.length() + 2 + who.length() <= Wrap.WIDTH) {
          lines.add(bar + "  " + who);
        } else {
          lines.addAll(Wrap.text(who, "    "));
          lines.add(bar);
        }
      } else {
        lines.addAll(Wrap.text(who, "    "));
      }
      lines.addAll(Wrap.text(PairText.of(f, plan.indifference(), findings.missing(f)), "      "));
    }
    return lines;
  }

  /** Blocks and forks of a slice, as the journal has them. */
  private static String measured(RunRecords records, Place place) {
    List<Trial> here =
        records.trials().stream()
            .filter(Trial::completed)
            .filter(t -> t.jdk().equals(place.jdk) && place.slice.contains(t.cell()))
            .toList();
    return Numbers.count(RunRecords.blocks(here), "block")
        + ", "
        + Numbers.count(here.size(), "completed fork");
  }

  /** The axis as far as any pair of the slice has a curve. */
  private static @Nullable ZonePicture picture(List<SliceFinding> pairs) {
    List<Curve> curves =
        pairs.stream().map(SliceFinding::curve).filter(c -> !c.values().isEmpty()).toList();
    if (curves.isEmpty()) {
      return null;
    }
    double from = Double.POSITIVE_INFINITY;
    double to = Double.NEGATIVE_INFINITY;
    for (Curve curve : curves) {
      from = Math.min(from, curve.values().get(0));
      to = Math.max(to, curve.values().get(curve.values().size() - 1));
    }
    return new ZonePicture(pairs.get(0).slice(), from, to);
  }
}
