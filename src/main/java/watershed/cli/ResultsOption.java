package watershed.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;
import watershed.record.RunStore;

/** Where results are kept and looked for. */
final class ResultsOption {
  @Option(
      names = "--results",
      paramLabel = "DIR",
      defaultValue = "${sys:watershed.results:-results}",
      description = "Where results are kept and looked for. Default: ${DEFAULT-VALUE}.")
  Path path;

  RunStore store() {
    return new RunStore(path);
  }
}
