package watershed.experiments.lifetimes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import watershed.subjects.Registry;
import watershed.subjects.RegistryDesign;

/** An invocation really inserts, and really evicts. */
class BoundCostTest {
  @ParameterizedTest
  @EnumSource
  void anInvocationLeavesARegistryFullToItsBound(RegistryDesign design) {
    BoundCost cost = new BoundCost();
    cost.design = design;
    cost.bound = 1000;
    cost.box();
    assertThat(cost.keys).doesNotHaveDuplicates().hasSize(BoundCost.INSERTS);
    Registry filled = cost.fill();
    long expected = design == RegistryDesign.UNBOUNDED ? BoundCost.INSERTS : cost.bound;
    assertThat(filled.residents()).isEqualTo(expected);
    assertThat(cost.fill()).isNotSameAs(filled);
  }
}
