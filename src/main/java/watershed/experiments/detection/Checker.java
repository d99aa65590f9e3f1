package watershed.experiments.detection;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checkers, each as it comes: no option but those that switch it on. */
public enum Checker {
  /** The JDK's compiler with all its warnings. */
  JAVAC {
    @Override
    List<Report> check(Workshop workshop) throws IOException {
      return compile(workshop, List.of("-Xlint:all"));
    }
  },
  /** Error Prone's default checks: patterns in the syntax tree. */
  ERROR_PRONE {
    @Override
    List<Report> check(Workshop workshop) throws IOException {
      return compile(workshop, plugin(workshop.classPath("errorprone"), ""));
    }
  },
  /** NullAway alone: dataflow over the paths of each constructor and method. */
  NULLAWAY {
    @Override
    List<Report> check(Workshop workshop) throws IOException {
      return compile(
          workshop,
          plugin(
              workshop.classPath("errorprone")
                  + File.pathSeparator
                  + workshop.classPath("nullaway"),
              " -XepDisableAllChecks -Xep:NullAway:WARN -XepOpt:NullAway:AnnotatedPackages="
                  + Sample.PACKAGE));
    }
  },
  /** SpotBugs, of confidence medium and up: dataflow over byte code. */
  SPOTBUGS {
    @Override
    List<Report> check(Workshop workshop) throws IOException {
      Path classes = workshop.fresh("classes-" + name());
      CheckerJvm.javac(workshop, classes, List.of());
      Path result = workshop.fresh("result-" + name()).resolve("bugs.xml");
      CheckerJvm.spotBugs(
          workshop,
          List.of(
              "-xml:withMessages",
              "-output",
              result.toString(),
              "-auxclasspath",
              workshop.classPath("annotations"),
              classes.toString()));
      return SpotBugsXml.read(result);
    }
  },
  /** What all of them find together. */
  ALL_FOUR {
    @Override
    List<Report> check(Workshop workshop) throws IOException {
      List<Report> all = new ArrayList<>();
      for (Checker part : parts()) {
        all.addAll(part.check(workshop));
      }
      return all;
    }

    @Override
    List<Checker> parts() {
      return List.of(JAVAC, ERROR_PRONE, NULLAWAY, SPOTBUGS);
    }
  };

  private static final Pattern DIAGNOSTIC =
      Pattern.compile(
          "(?:.*[/\\\\])?(\\w+)\\.java:\\d+: (?:(?:warning|error): )?(?:\\[([\\w-]+)\\] )?(.*)");

  /** All that it says of the workshop's classes. */
  abstract List<Report> check(Workshop workshop) throws IOException;

  /** The checkers that it is made of. */
  List<Checker> parts() {
    return List.of(this);
  }

  /**
   * What javac and its plug-ins print, a report for each diagnostic that names a source file.
   *
   * @throws IllegalStateException if a plug-in crashed, since it then said nothing of the rest
   */
  static List<Report> diagnostics(List<String> lines) {
    List<Report> reports = new ArrayList<>();
    for (String line : lines) {
      Matcher diagnostic = DIAGNOSTIC.matcher(line);
      if (diagnostic.matches()) {
        String rule = diagnostic.group(2);
        Report report =
            new Report(diagnostic.group(1), rule == null ? "" : rule, diagnostic.group(3));
        if (report.message().contains("unhandled exception")) {
          throw new IllegalStateException("the checker crashed: " + report);
        }
        reports.add(report);
      }
    }
    return reports;
  }

  List<Report> compile(Workshop workshop, List<String> options) throws IOException {
    return diagnostics(CheckerJvm.javac(workshop, workshop.fresh("classes-" + name()), options));
  }

  /** Options that Error Prone's installation guide asks for. */
  static List<String> plugin(String processorPath, String options) {
    return List.of(
        "-XDcompilePolicy=simple",
        "--should-stop=ifError=FLOW",
        "-processorpath",
        processorPath,
        "-Xplugin:ErrorProne" + options);
  }
}
