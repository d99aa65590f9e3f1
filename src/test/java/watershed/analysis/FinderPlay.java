package watershed.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import watershed.analysis.CrossoverFinder.Proposal;
import watershed.record.FindPlan;
import watershed.record.Slice;

/** Searches of planted truths, played block by block. */
final class FinderPlay {
  private FinderPlay() {}

  static final Slice SLICE = PlayedTruth.writes(1024);
  static final Slice OTHER = PlayedTruth.writes(4096);

  static FindPlan plan(List<Slice> slices, @Nullable String incumbent, String... others) {
    List<String> designs = new ArrayList<>(List.of(others));
    designs.add(0, PlayedTruth.INCUMBENT);
    return new FindPlan(slices, designs, incumbent, 0.03, 2.5, 60);
  }

  static CrossoverFinder finder(FindPlan plan) {
    return new CrossoverFinder(plan, List.of(PlayedTruth.JDK), 2, 7);
  }

  /** Old is better below the place, New above. */
  static PlayedTruth truth(long seed) {
    return new PlayedTruth(seed, 0.03, 0)
        .plant(SLICE, "New", w -> 0.8 * Math.tanh(6 * (Math.sqrt(0.27) - Math.sqrt(w / 100))))
        .plant(OTHER, "New", w -> 0.3);
  }

  /** Measures what is proposed until nothing is or the limit is reached. */
  static List<SliceBlock> play(CrossoverFinder finder, PlayedTruth truth, int limit) {
    List<SliceBlock> blocks = new ArrayList<>();
    for (int i = 0; i < limit; i++) {
      Proposal proposal = finder.next(blocks);
      if (proposal == null) {
        break;
      }
      assertThat(proposal.slice().values()).contains(proposal.value());
      blocks.add(truth.measure(proposal.slice(), proposal.value()));
    }
    return blocks;
  }

  static SliceFinding only(Findings findings, Slice slice, String b) {
    List<SliceFinding> found =
        findings.all().stream()
            .filter(f -> f.slice().equals(slice) && f.pair().b().equals(b))
            .toList();
    assertThat(found).hasSize(1);
    return found.get(0);
  }
}
