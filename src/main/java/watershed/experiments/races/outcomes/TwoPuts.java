package watershed.experiments.races.outcomes;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.infra.results.II_Result;

/** Two threads put a key each into an empty map: how many are found after, and what it counts. */
@JCStressTest
@Outcome(id = "2, 2", expect = Expect.ACCEPTABLE, desc = "both are there")
@Outcome(id = "2, .*", expect = Expect.FORBIDDEN, desc = "both are there, but miscounted")
@Outcome(expect = Expect.FORBIDDEN, desc = "an entry is lost")
public class TwoPuts {
  @Actor
  public void first(EmptyMap state) {
    state.put(1);
  }

  @Actor
  public void second(EmptyMap state) {
    state.put(2);
  }

  @Arbiter
  public void count(EmptyMap state, II_Result seen) {
    seen.r1 = state.found();
    seen.r2 = state.size();
  }
}
