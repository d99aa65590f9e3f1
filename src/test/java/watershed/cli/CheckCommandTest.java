package watershed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import watershed.record.Json;

class CheckCommandTest {
  @Test
  void theExitCodeAndTheLastLineAgree() {
    StringWriter out = new StringWriter();
    int exit = commandLine(out).execute("check", "--quick");

    String verdict = out.toString().strip().lines().reduce("", (a, line) -> line);
    assertThat(verdict).matches("fit to measure|usable with \\d+ caveats?|not fit to measure: .*");
    assertThat(exit).isEqualTo(verdict.startsWith("not fit") ? 1 : 0);
  }

  @Test
  void jsonHoldsTheMachineAndEveryFinding() {
    StringWriter out = new StringWriter();
    commandLine(out).execute("check", "--quick", "--json");

    JsonNode all = Json.mapper().readTree(out.toString());
    assertThat(all.get("machine").get("id").asString()).endsWith("cpu");
    assertThat(all.get("health").get("findings").size()).isGreaterThan(15);
    assertThat(all.get("verdict").asString()).isNotBlank();
  }

  private static CommandLine commandLine(StringWriter out) {
    return Watershed.commandLine().setOut(new PrintWriter(out));
  }
}
