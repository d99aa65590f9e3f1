package watershed.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import watershed.analysis.diff.Matched;
import watershed.analysis.diff.Matching;
import watershed.analysis.diff.MetricChoice;
import watershed.analysis.diff.Subject;
import watershed.analysis.diff.Unmatched;
import watershed.record.Glob;
import watershed.record.Policy;

/** What was asked for and covers nothing: a slip of the pen must not quietly let all pass. */
final class IdleTerms {
  private IdleTerms() {}

  /** A line for each metric that was named, and each rule of a policy, that is about no subject. */
  static List<String> of(Matching matching, MetricChoice choice, Policy policy) {
    List<Subject> subjects =
        Stream.concat(
                matching.matched().stream().map(Matched::subject),
                matching.unmatched().stream().map(Unmatched::subject))
            .toList();
    List<String> idle = new ArrayList<>();
    for (Glob metric : choice.named()) {
      if (subjects.stream().noneMatch(s -> metric.matches(s.metric()))) {
        idle.add("--metric " + metric.pattern() + " matches no metric of these results");
      }
    }
    List<Policy.Rule> rules = policy.rules();
    for (int i = 0; i < rules.size(); i++) {
      Policy.Rule rule = rules.get(i);
      if (subjects.stream().noneMatch(s -> rule.covers(s.benchmark(), s.metric()))) {
        idle.add("rule " + (i + 1) + " of the policy covers nothing here");
      }
    }
    return idle;
  }
}
