package watershed.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import watershed.analysis.Expression.Constant;
import watershed.analysis.Expression.Operation;
import watershed.analysis.Expression.Reference;
import watershed.analysis.Expression.Share;
import watershed.analysis.Expression.Trend;
import watershed.analysis.Expression.Where;
import watershed.record.BadInput;

class ExpressionTest {
  private static Reference reference(String contender, String metric, Map<String, String> params) {
    return new Reference(contender, metric, new TreeMap<>(params));
  }

  @Test
  void aReferenceHasAContenderThenAMetricAndParameters() {
    assertThat(Expression.parse(" { HASH_MAP  removed=99 retainedBytes n=most } "))
        .isEqualTo(reference("HASH_MAP", "retainedBytes", Map.of("removed", "99", "n", "most")));
    assertThat(Expression.parse("{*}")).isEqualTo(reference("*", "primary", Map.of()));
    assertThat(Expression.parse("{a gc.alloc.rate.norm}"))
        .isEqualTo(reference("a", "gc.alloc.rate.norm", Map.of()));
  }

  @Test
  void productsBindCloserThanSumsAndBothFromTheLeft() {
    Constant one = new Constant(1);
    Constant two = new Constant(2);
    Constant four = new Constant(4);
    assertThat(Expression.parse("1 - 2 * 4 - 1"))
        .isEqualTo(new Operation('-', new Operation('-', one, new Operation('*', two, four)), one));
    assertThat(Expression.parse("(1-2)/4/2"))
        .isEqualTo(new Operation('/', new Operation('/', new Operation('-', one, two), four), two));
    assertThat(Expression.parse("-2")).isEqualTo(new Operation('-', new Constant(0), two));
    assertThat(Expression.parse("1e-3 + .5"))
        .isEqualTo(new Operation('+', new Constant(0.001), new Constant(0.5)));
  }

  @Test
  void trendsGoAlongAParameter() {
    Reference pause = reference("G1", "pauseMicros", Map.of());
    assertThat(Expression.parse("slope( entries , {G1 pauseMicros} )"))
        .isEqualTo(new Trend(Trend.Kind.SLOPE, "entries", pause));
    assertThat(Expression.parse("jump(keys,{G1 pauseMicros}*2)").jumps()).isTrue();
    assertThat(Expression.parse("1 / slope(keys,{G1 pauseMicros})").jumps()).isFalse();
  }

  @Test
  void sharesAndConditionsAreWholeFigures() {
    Reference lost = reference("a", "lost", Map.of());
    Reference puts = reference("a", "puts", Map.of());
    Share share = new Share(lost, puts);
    assertThat(Expression.parse(" perMillion( {a lost}, {a puts} )")).isEqualTo(share);
    assertThat(Expression.parse("where({a puts}, 2 * 4, perMillion({a lost}, {a puts}))"))
        .isEqualTo(
            new Where(
                puts,
                new Operation('*', new Constant(2), new Constant(4)),
                share,
                "{a puts} exceeds 2 * 4"));
    assertThat(Expression.parse("where({a puts}, 1, jump(n, {a lost}))").jumps()).isTrue();
    assertThat(Expression.parse("where({a puts}, 1, {* lost})").of("b").references())
        .containsExactly(puts, reference("b", "lost", Map.of()));
  }

  @Test
  void whatMayBeNearZeroHasADifferenceOrASlope() {
    assertThat(Expression.parse("{a} * 2 + {b}").mayCrossZero()).isFalse();
    assertThat(Expression.parse("2 * ({a} - {b})").mayCrossZero()).isTrue();
    assertThat(Expression.parse("slope(n, {a})").mayCrossZero()).isTrue();
  }

  @Test
  void eachStandsForAContender() {
    Expression each = Expression.parse("slope(n, {* x}) / {b x}");
    assertThat(each.ofEach()).isTrue();
    assertThat(each.of("b").ofEach()).isFalse();
    assertThat(each.references()).hasSize(2);
    assertThat(each.of("b").references()).containsExactly(reference("b", "x", Map.of()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{a} +              | 6  | a number, '(', '{', slope or jump, found the end",
        "{a} {b}            | 5  | an operator or the end, found '{b}'",
        "({a}               | 5  | ')', found the end",
        "2 * {a             | 5  | a '}' after this '{', found '{a'",
        "{}                 | 1  | a contender, first after this '{', found '{}'",
        "{x=1 a}            | 1  | a contender, first after this '{'",
        "{a b c}            | 1  | one metric in these braces, not both b and c",
        "{a x=}             | 1  | parameter=value in these braces, not x=",
        "{a x=1 x=2}        | 1  | each parameter once in these braces: x=2",
        "1.2.3              | 1  | a number, found '1.2.3'",
        "log({a})           | 1  | slope or jump, found 'log({a})'",
        "slope({a})         | 7  | a parameter, found '{a})'",
        "slope(keys {a})    | 12 | ',', found '{a})'",
        "jump(keys, 3)      | 1  | something measured within jump",
        "perMillion({a}, 1) | 1  | something measured within perMillion",
        "1 + perMillion({a})| 5  | slope or jump",
      })
  void whatCannotBeReadSaysWhereAndWhy(String text, int position, String expected) {
    assertThatExceptionOfType(BadInput.class)
        .isThrownBy(() -> Expression.parse(text))
        .withMessageStartingWith(
            "the figure '" + text + "' can't be read at position " + position + ": expected ")
        .withMessageContaining(expected);
  }
}
