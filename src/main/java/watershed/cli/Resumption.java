package watershed.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import watershed.lab.BuildInfo;
import watershed.lab.InstalledJdk;
import watershed.record.BadInput;
import watershed.record.Jdk;
import watershed.record.Machine;
import watershed.record.PlannedCell;
import watershed.record.Run;
import watershed.record.RunDirectory;

/**
 * Decides whether a stored run may be gone on with: only by exactly what measured its beginning.
 */
final class Resumption {
  private Resumption() {}

  /**
   * Compares what is stored with what is here and what is asked for.
   *
   * @param wanted the plan of the user's own words; null where they asked for nothing in particular
   * @param measuring what they said of flags and seed
   * @throws BadInput if they differ, with every difference
   */
  static void check(
      RunDirectory directory,
      Run stored,
      @Nullable Run wanted,
      List<InstalledJdk> jdks,
      Machine machine,
      MeasuringOptions measuring) {
    List<String> differences = differences(directory, stored, jdks, machine, measuring);
    if (wanted != null) {
      differ(differences, "preset", stored.preset(), wanted.preset());
      differ(differences, "cells", cells(stored.planned()), cells(wanted.planned()));
    }
    refuseIfAny(directory, differences);
  }

  /** How what is here and asked for differs from what measured the beginning, the plan apart. */
  static List<String> differences(
      RunDirectory directory,
      Run stored,
      List<InstalledJdk> jdks,
      Machine machine,
      MeasuringOptions measuring) {
    List<String> differences = new ArrayList<>();
    differ(differences, "machine", stored.machine(), machine.id());
    if (!directory.machine().isSame(machine) && stored.machine().equals(machine.id())) {
      differences.add("the machine's hardware or kernel is not what machine.json says");
    }
    differ(differences, "measuring code", stored.code(), BuildInfo.read().code());
    differ(
        differences,
        "JDKs",
        stored.jdks().stream().map(Jdk::says).toList(),
        jdks.stream().map(i -> i.jdk().says()).toList());
    if (measuring.givesFlags()) {
      differ(differences, "JVM flags", stored.jvmArgs(), measuring.flags());
    }
    Long seed = measuring.seed;
    if (seed != null) {
      differ(differences, "seed", stored.seed(), seed);
    }
    return differences;
  }

  /**
   * Refuses to go on.
   *
   * @throws BadInput if there are differences, with every one
   */
  static void refuseIfAny(RunDirectory directory, List<String> differences) {
    if (!differences.isEmpty()) {
      throw new BadInput(
          "'"
              + directory.path()
              + "' was measured with another configuration: "
              + String.join("; ", differences)
              + ". Leave out --resume to start a run of its own");
    }
  }

  /**
   * Refuses to go on with a search or a diff as if it were a run.
   *
   * @throws BadInput if it is one
   */
  static void requireRun(RunDirectory directory) {
    if (directory.isDiff()) {
      throw new BadInput(
          "'" + directory.path() + "' holds a diff: go on with it by diff --resume DIR");
    }
    if (directory.isSearch()) {
      throw new BadInput(
          "'" + directory.path() + "' holds a search: go on with it by find --resume DIR");
    }
  }

  /**
   * Refuses to go on with something else as if it were a diff.
   *
   * @throws BadInput if it is none
   */
  static void requireDiff(RunDirectory directory) {
    if (!directory.isDiff()) {
      throw new BadInput(
          "'"
              + directory.path()
              + "' holds no diff: go on with it by "
              + (directory.isSearch() ? "find" : "run")
              + " --resume DIR");
    }
  }

  /**
   * Refuses to go on with a run as if it were a search.
   *
   * @throws BadInput if it is one
   */
  static void requireSearch(RunDirectory directory) {
    if (!directory.isSearch()) {
      throw new BadInput(
          "'" + directory.path() + "' holds no search: go on with it by run --resume DIR");
    }
  }

  /** Adds a line that shows both, unless they are equal; of sets only what one side has. */
  static void differ(List<String> into, String what, Object stored, Object here) {
    if (stored instanceof Set<?> s && here instanceof Set<?> h) {
      Set<Object> onlyStored = new TreeSet<>(s);
      onlyStored.removeAll(h);
      Set<Object> onlyHere = new TreeSet<>(h);
      onlyHere.removeAll(s);
      if (!onlyStored.isEmpty() || !onlyHere.isEmpty()) {
        into.add(what + ": only stored " + few(onlyStored) + ", only asked for " + few(onlyHere));
      }
    } else if (!stored.equals(here)) {
      into.add(what + ": stored " + stored + ", here " + here);
    }
  }

  private static String few(Set<Object> all) {
    int shown = 3;
    String text = all.stream().limit(shown).map(String::valueOf).collect(Collectors.joining(", "));
    return "[" + text + (all.size() > shown ? ", and " + (all.size() - shown) + " more" : "") + "]";
  }

  static Set<String> cells(List<PlannedCell> planned) {
    return planned.stream()
        .map(Resumption::describe)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String describe(PlannedCell c) {
    return c.blocks() + " blocks of " + c.cell().id() + " of " + String.join("/", c.contenders());
  }
}
