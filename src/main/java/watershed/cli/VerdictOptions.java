package watershed.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import watershed.analysis.diff.DiffRules;
import watershed.analysis.diff.Gate;
import watershed.analysis.diff.Matching;
import watershed.analysis.diff.MetricChoice;
import watershed.analysis.diff.Rulings;
import watershed.analysis.diff.SubjectNames;
import watershed.record.BadInput;
import watershed.record.DiffPlan;
import watershed.record.Glob;
import watershed.record.PlainText;
import watershed.record.Policy;
import watershed.record.PolicyFile;
import watershed.record.RunDirectory;
import watershed.report.ComparedNames;
import watershed.report.DiffText;

/**
 * By what a comparison is judged, and where its verdicts go: shared by all verbs that judge one.
 */
final class VerdictOptions {
  @Option(
      names = "--delta",
      paramLabel = "SHARE",
      description =
          "Smallest change of a score that matters, as a share such as 0.05. Default: the policy's,"
              + " or 0.03.")
  @Nullable Double delta;

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description =
          "What fails the build and what warns, by benchmark and metric (src/docs/POLICY.md).")
  @Nullable Path policyFile;

  @Option(
      names = "--strict",
      description =
          "Exit with 3 where anything is INCONCLUSIVE, or a regression is not confirmed that the"
              + " policy counts only then.")
  boolean strict;

  @Option(
      names = "--metric",
      paramLabel = "NAME",
      description =
          "Judge this secondary metric too; * stands for any text; repeatable. Bytes always are.")
  List<String> metrics = new ArrayList<>();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "Also write diff.html, diff.json, diff.md (for a pull request) and forest.csv there.")
  @Nullable Path out;

  @Option(
      names = "--rows",
      paramLabel = "N",
      defaultValue = "40",
      description = "Rows of each table on the screen. Default: ${DEFAULT-VALUE}.")
  int rows;

  /** Of a diff that is judged again without a policy of its own. */
  private @Nullable String storedPolicy;

  /** What the file held when it was first asked for: while a diff measures, it may change. */
  private @Nullable String policyGiven;

  /** Goes by what a diff was measured for where the user does not say otherwise. */
  void orAsOf(DiffPlan plan) {
    if (metrics.isEmpty()) {
      metrics = plan.metrics();
    }
    if (policyFile == null) {
      storedPolicy = plan.policy();
    }
    if (delta == null && policyFile == null) {
      delta = plan.delta();
    }
  }

  /** How what is asked for differs from what a diff was begun with, one line each. */
  List<String> unlike(DiffPlan plan) {
    List<String> given = new ArrayList<>();
    if (policyFile != null && !Objects.equals(policyText(), plan.policy())) {
      given.add("--policy");
    }
    Double share = delta;
    if (share != null && share != plan.delta()) {
      given.add("--delta " + share);
    }
    if (!metrics.isEmpty() && !metrics.equals(plan.metrics())) {
      given.add("--metric " + String.join(", ", metrics));
    }
    return given.stream()
        .map(
            option ->
                option
                    + " is not what the diff was begun with: its looks go by that, and only its end"
                    + " is judged by this")
        .toList();
  }

  /** The text of the policy file, to be stored; null where there is none. */
  @Nullable String policyText() {
    if (policyFile == null) {
      return storedPolicy;
    }
    if (policyGiven == null) {
      policyGiven = PolicyFile.text(policyFile);
    }
    return policyGiven;
  }

  /**
   * Which metrics are judged.
   *
   * @throws BadInput if a name is empty
   */
  MetricChoice choice() {
    if (metrics.stream().anyMatch(String::isBlank)) {
      throw new BadInput("--metric: a name is empty");
    }
    return new MetricChoice(metrics.stream().map(Glob::new).toList());
  }

  /**
   * By what is judged.
   *
   * @param looks how often, the end included
   * @throws BadInput if the delta is no share
   */
  DiffRules rules(int looks) {
    return rules(looks, DiffRules.USUAL.delta());
  }

  /**
   * The smallest change that matters where no rule of the policy says otherwise: the command's, the
   * policy's, or the usual one.
   */
  double leastChange() {
    double usual = rules(1).delta();
    Double policys = policy().delta();
    return policys == null ? usual : policys;
  }

  /** As {@link #rules(int)}, with another delta where none is given. */
  DiffRules rules(int looks, double otherwise) {
    DiffRules usual = DiffRules.USUAL;
    if (delta != null && !(delta > 0 && delta < 1)) {
      throw new BadInput("--delta " + delta + ": give a share such as 0.03, above 0 and under 1");
    }
    return new DiffRules(
        delta == null ? otherwise : delta, usual.alpha(), usual.q(), strict, looks);
  }

  /**
   * The team's policy, with the delta of the command line where there is one.
   *
   * @throws BadInput if the file cannot be read or is no policy
   */
  Policy policy() {
    String text = policyText();
    String where = policyFile == null ? "the policy in " + DiffPlan.FILE : "'" + policyFile + "'";
    Policy policy = text == null ? Policy.USUAL : PolicyFile.of(text, where);
    return delta == null ? policy : policy.withDelta(delta);
  }

  /**
   * Refuses, before anything is measured or read, what {@link #tell} could not go by.
   *
   * @throws BadInput as {@link #rules}, {@link #policy} and {@link #choice} do
   */
  void check() {
    if (rows < 1) {
      throw new BadInput("--rows " + rows + ": give a whole number from 1");
    }
    if (out != null && Files.exists(out) && !Files.isDirectory(out)) {
      throw new BadInput("--out '" + out + "' is a file: give a directory");
    }
    rules(1);
    policy();
    choice();
  }

  /**
   * Judges a comparison, prints and writes what came out; also where a side failed everywhere.
   *
   * @param keep where its files are written even if nobody asked for them; null for nowhere
   * @param measured the diff that it is of; null where results were stored
   * @return the exit code
   * @throws BadInput if there is nothing to judge, or a file cannot be written
   */
  int tell(
      ComparedNames names,
      Matching matching,
      List<Gate> environment,
      DiffRules rules,
      @Nullable Path keep,
      @Nullable RunDirectory measured,
      PrintWriter screen) {
    boolean failed = matching.unmatched().stream().anyMatch(u -> u.event() == Policy.Event.INVALID);
    if (matching.matched().isEmpty() && !failed) {
      throw new BadInput(
          names.base()
              + " and "
              + names.next()
              + " have nothing in common that can be compared"
              + (matching.unmatched().isEmpty()
                  ? ""
                  : ": "
                      + matching.unmatched().size()
                      + " not compared, the first "
                      + SubjectNames.of(matching.unmatched().get(0).subject())
                      + ": "
                      + PlainText.plain(matching.unmatched().get(0).why())));
    }
    Policy policy = policy();
    Matching all = matching.with(IdleTerms.of(matching, choice(), policy));
    Rulings rulings = Rulings.judge(all, environment, rules, policy);
    if (keep != null) {
      DiffFiles.write(keep, names, rulings, measured);
    }
    screen.print(DiffText.of(names, rulings, rows));
    if (out != null) {
      DiffFiles.write(out, names, rulings, measured);
      screen.println("wrote " + out);
    }
    screen.flush();
    return rulings.exit();
  }
}
