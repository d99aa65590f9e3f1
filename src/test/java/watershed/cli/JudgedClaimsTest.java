package watershed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import watershed.analysis.ContentionCells;
import watershed.analysis.DocumentClaim;
import watershed.analysis.PairedBlocks;
import watershed.analysis.Samples;
import watershed.experiments.Preset;
import watershed.lab.Catalogue;
import watershed.lab.Planner;
import watershed.lab.Selection;
import watershed.record.Contenders;
import watershed.record.PlannedCell;
import watershed.record.Planted;
import watershed.record.Run;

/** What experiments say of the document's claims, and plan for them, is what reports judge. */
class JudgedClaimsTest {
  @Test
  void experimentsStateEachClaimInTheWordsThatAreJudged() {
    List<DocumentClaim> stated = new ArrayList<>();
    for (String name : List.of("Contention", "Latency")) {
      for (Run.ClaimInfo claim : Catalogue.load().find(name).info().claims()) {
        DocumentClaim judged = DocumentClaim.of(claim.id());
        assertThat(judged).as(claim.id()).isNotNull();
        assertThat(List.of(claim.id(), claim.says(), claim.goTruth(), claim.rule()))
            .containsExactly(judged.id(), judged.says(), judged.goTruth(), judged.rule());
        assertThat(judged.experiment()).isEqualTo(name);
        stated.add(judged);
      }
    }
    assertThat(stated).containsExactlyInAnyOrder(DocumentClaim.values());
  }

  @Test
  void standardMeasuresThePortInCellsEnoughForTheFormula() {
    Planner planner = new Planner(Catalogue.load(), 2);
    Planted planted = new Planted(1).blocks(1).rounds(2);
    for (PlannedCell cell :
        planner.cells(
            new Selection(List.of("Contention"), Map.of(), List.of(), Preset.STANDARD, null))) {
      Map<String, Double> truth = new TreeMap<>();
      cell.contenders().stream()
          .filter(c -> !Contenders.isTwin(c))
          .forEach(c -> truth.put(c, 10.0));
      planted.cell(cell.cell(), truth);
    }
    ContentionCells data =
        new ContentionCells(
            Samples.of(planted.trials()), "Contention", "17.0.15", 2, PairedBlocks::compare);
    assertThat(data.counterpartCosts().design()).isEqualTo(ContentionCells.ALGORITHM);
    assertThat(data.counterpartCosts().cells()).hasSizeGreaterThanOrEqualTo(7);
  }
}
