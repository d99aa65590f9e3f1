package watershed.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import watershed.record.BadInput;
import watershed.record.Cell;
import watershed.record.JmhLeadIns;
import watershed.record.JmhMetrics;
import watershed.record.Json;
import watershed.record.Paths;
import watershed.record.Trial;
import watershed.record.Windows;

/**
 * Starts forks of other people's jars. A fork's host is a JVM of its own, on the JDK of its side,
 * that runs the jar's own JMH by its command line: only so is the class path of the fork the jar's.
 * The profiler that makes it take turns comes behind the jar and meets the JMH that it brings.
 */
record GuestStarter(MeasuredSide a, MeasuredSide b, List<String> jvmArgs, int cpus)
    implements BlockStarter {
  /** Longer than any fork: the coordinator of turns ends those that hang. */
  private static final int LONGEST_SECONDS = 24 * 60 * 60;

  /**
   * Flags of the JVM that waits for a fork, which shall not burn CPU on compiling or collecting
   * meanwhile. None of them is the fork's.
   */
  private static final List<String> HOST =
      List.of(
          "-Xmx128m",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-Djmh.ignoreLock=true",
          "-Djmh.blackhole.autoDetect=false",
          "-Djmh.blackhole.mode=COMPILER");

  GuestStarter {
    jvmArgs = List.copyOf(jvmArgs);
  }

  @Override
  public boolean isAlone(PlannedBlock block) {
    return block.windows().areShots();
  }

  @Override
  public String code(BlockRunner.Entrant entrant) {
    return side(entrant).requireJar().identity().digest();
  }

  @Override
  public Fork fork(PlannedBlock block, BlockRunner.Entrant entrant) {
    MeasuredSide side = side(entrant);
    return (windows, ticket, keepLeadIns) ->
        run(block.cell(), side, windows, ticket, keepLeadIns ? 1 : ticket.iterationsPerTurn());
  }

  private MeasuredSide side(BlockRunner.Entrant entrant) {
    return DiffSides.sideOf(entrant.contender(), a, b);
  }

  private ForkRunner.Ending run(
      Cell cell, MeasuredSide side, Windows windows, TurnProfiler.Ticket ticket, int keepEvery) {
    try {
      Path result = Files.createTempFile("watershed", ".json");
      try {
        ChildJvm.Ending ending =
            ChildJvm.run(command(cell, side, windows, ticket, result), LONGEST_SECONDS);
        String output = String.join("\n", ending.lines()) + "\n";
        return ending.exit() != 0 || Files.size(result) == 0
            ? failure(output, ending)
            : completed(Files.readString(result), cell, side, keepEvery, output);
      } finally {
        Files.deleteIfExists(result);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the result of a fork can't be read", e);
    }
  }

  /** What a jar's JMH writes is the jar's own: a result that cannot be read is its failure. */
  private ForkRunner.Ending completed(
      String result, Cell cell, MeasuredSide side, int keepEvery, String output) {
    try {
      JsonNode array = Json.parse(result, "JMH's result");
      if (array.size() != 1 || !(array.get(0) instanceof ObjectNode element)) {
        throw new BadInput("JMH's JSON holds " + array.size() + " elements instead of 1");
      }
      requireNoneOfTheHosts(element, cell, side);
      JmhLeadIns.drop(element, keepEvery);
      hide(element, side);
      return new ForkRunner.Ending(Trial.Outcome.COMPLETED, null, element, output);
    } catch (BadInput e) {
      return new ForkRunner.Ending(Trial.Outcome.CRASHED, e.getMessage(), null, output);
    }
  }

  /**
   * Refuses a fork that its JMH gave flags of the JVM it runs in: it was measured with a heap and a
   * compiler that nobody asked for. JMH records flags since 1.19; an earlier one cannot be asked.
   */
  private void requireNoneOfTheHosts(ObjectNode element, Cell cell, MeasuredSide side) {
    JsonNode given = element.get("jvmArgs");
    if (given == null) {
      return;
    }
    List<String> had = given.valueStream().map(JsonNode::asString).toList();
    GuestFlags flags = side.requireJar().flags(cell.experiment());
    List<String> leaked = flags.leaked(HOST, had, flags(side));
    if (!leaked.isEmpty()) {
      throw new BadInput("its JMH gave the fork flags of its own JVM: " + String.join(" ", leaked));
    }
  }

  /** The user's flags of a side's forks. */
  private List<String> flags(MeasuredSide side) {
    List<String> flags = new ArrayList<>(jvmArgs);
    flags.addAll(side.side().flags());
    return flags;
  }

  /** How the jar's own JMH is told what the suite's is told by {@link ForkRunner}. */
  private List<String> command(
      Cell cell, MeasuredSide side, Windows windows, TurnProfiler.Ticket ticket, Path result) {
    GuestJar jar = side.requireJar();
    List<String> command = new ArrayList<>();
    command.add(side.jdk().java().toString());
    command.addAll(HOST);
    command.addAll(List.of("-cp", GuestJar.classPath(jar.path(), TurnsJar.path())));
    command.add(GuestJar.MAIN);
    command.add("^" + Pattern.quote(cell.experiment()) + "$");
    command.addAll(List.of("-f", "1", "-wf", "0", "-foe", "true", "-gc", "false", "-si", "true"));
    command.addAll(List.of("-wi", String.valueOf(windows.warmupRounds())));
    command.addAll(List.of("-w", windows.warmupMillis() + "ms"));
    command.addAll(List.of("-i", String.valueOf(windows.rounds() * ticket.iterationsPerTurn())));
    command.addAll(List.of("-r", windows.windowMillis() + "ms"));
    Map<String, String> params = new TreeMap<>(cell.params());
    String mode = params.remove(GuestPlanner.MODE);
    if (mode != null) {
      command.addAll(List.of("-bm", mode));
    }
    if (!jar.hasThreads(cell.experiment(), cell.threads(), cpus)) {
      command.addAll(List.of("-t", String.valueOf(cell.threads())));
    }
    params.forEach((name, value) -> command.addAll(List.of("-p", name + "=" + value)));
    command.addAll(jar.flags(cell.experiment()).words(flags(side)));
    command.addAll(List.of("-prof", TurnProfiler.class.getName() + ":" + ticket.encode()));
    // Bytes are what a noisy machine cannot blur, whatever the jar's own habits.
    command.addAll(List.of("-prof", "gc"));
    command.addAll(List.of("-rf", "json", "-rff", result.toString()));
    return command;
  }

  private static ForkRunner.Ending failure(String output, ChildJvm.Ending ending) {
    String cause =
        ForkRunner.complaint(output)
            .orElse("its JMH ended with exit code " + ending.exit() + " and no result");
    return new ForkRunner.Ending(ForkRunner.outcome(output), cause, null, output);
  }

  /** Takes this machine's paths and earlier JMHs' spelling out, and what follows from raw data. */
  private static void hide(ObjectNode element, MeasuredSide side) {
    element.put("jvm", "jdk-" + side.jdk().jdk().id() + "/bin/java");
    JsonNode given = element.get("jvmArgs");
    ArrayNode flags = element.putArray("jvmArgs");
    if (given != null) {
      given.forEach(flag -> flags.add(Paths.hide(flag.asString())));
    }
    if (element.get("secondaryMetrics") instanceof ObjectNode metrics) {
      ObjectNode plain = Json.mapper().createObjectNode();
      metrics.properties().forEach(m -> plain.set(JmhMetrics.plain(m.getKey()), m.getValue()));
      element.set("secondaryMetrics", plain);
    }
    element
        .findParents("scorePercentiles")
        .forEach(p -> ((ObjectNode) p).remove("scorePercentiles"));
  }
}
