package watershed.experiments.races.outcomes;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.infra.results.III_Result;

/** Two callers ask for a value that is not there: whose each is given, and how many were made. */
@JCStressTest
@Outcome(
    id = {"1, 1, 1", "2, 2, 1"},
    expect = Expect.ACCEPTABLE,
    desc = "one value, given to both")
@Outcome(
    id = {"1, 1, 2", "2, 2, 2"},
    expect = Expect.FORBIDDEN,
    desc = "a second value was made")
@Outcome(expect = Expect.FORBIDDEN, desc = "initialised twice: each has a value of its own")
public class InitialisedOnce {
  @Actor
  public void first(TwoCallers state, III_Result seen) {
    seen.r1 = state.first();
  }

  @Actor
  public void second(TwoCallers state, III_Result seen) {
    seen.r2 = state.second();
  }

  @Arbiter
  public void count(TwoCallers state, III_Result seen) {
    seen.r3 = state.made();
  }
}
