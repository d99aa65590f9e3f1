package watershed.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import watershed.record.Policy.Event;
import watershed.record.Policy.Weight;

class PolicyFileTest {
  private static Policy read(String text) {
    return PolicyFile.of(text, "'policy.json'");
  }

  @Test
  void anEmptyPolicyIsTheUsualOne() {
    assertThat(read("{}")).isEqualTo(Policy.USUAL);
  }

  @Test
  void theFirstRuleThatCoversASubjectDecidesAndInheritsTheRest() {
    Policy policy =
        read(
            """
            {
              "schema": 1, "delta": 0.05, "leastQuality": 40, "fails": ["REGRESSED"],
              "rules": [
                {"benchmark": "Codec.*", "metric": "gc.alloc.*", "delta": 0.001},
                {"benchmark": "Codec.*", "fails": [], "warns": ["regressed"]},
                {"benchmark": "*", "confirmedOnly": true}
              ]
            }
            """);
    assertThat(policy.leastQuality()).isEqualTo(40);
    Policy.Terms bytes = policy.terms("org.x.Codec.encode", "gc.alloc.rate.norm");
    assertThat(bytes.delta()).isEqualTo(0.001);
    assertThat(bytes.weigh(Event.REGRESSED, false)).isEqualTo(Weight.FAILS);
    Policy.Terms time = policy.terms("org.x.Codec.encode", Measurement.PRIMARY);
    assertThat(time.delta()).isEqualTo(0.05);
    assertThat(time.weigh(Event.REGRESSED, true)).isEqualTo(Weight.WARNS);
    Policy.Terms other = policy.terms("org.x.MyCodec.encode", Measurement.PRIMARY);
    assertThat(other.weigh(Event.REGRESSED, false)).isEqualTo(Weight.WARNS);
    assertThat(other.weigh(Event.REGRESSED, true)).isEqualTo(Weight.FAILS);
    assertThat(other.weigh(Event.INCONCLUSIVE, false)).isEqualTo(Weight.WARNS);
    assertThat(policy.strict().terms("a", "b").weigh(Event.INCONCLUSIVE, false))
        .isEqualTo(Weight.FAILS);
  }

  @Test
  void whichWayAMetricImprovesIsTheFirstRulesThatCoversIt() {
    Policy policy =
        read(
            """
            {
              "rules": [
                {"benchmark": "Codec.*", "metric": "hits", "better": "more"},
                {"metric": "hits", "better": "LESS"},
                {"metric": "misses"}
              ]
            }
            """);
    assertThat(policy.better("org.x.Codec.encode", "hits")).isEqualTo(Policy.Better.MORE);
    assertThat(policy.better("org.x.Other.run", "hits")).isEqualTo(Policy.Better.LESS);
    assertThat(policy.better("org.x.Other.run", "misses")).isNull();
    assertThat(policy.better("org.x.Other.run", Measurement.PRIMARY)).isNull();
    assertThat(policy.strict().better("org.x.Codec.encode", "hits"))
        .as("strict or not")
        .isEqualTo(Policy.Better.MORE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[]                                            | is no object",
        "{\"detla\": 0.1}                              | did you mean 'delta'?",
        "{\"delta\": 3}                                | above 0, under 1",
        "{\"delta\": 0}                                | above 0, under 1",
        "{\"delta\": \"3 %\"}                          | above 0, under 1",
        "{\"schema\": 9}                               | known is 1",
        "{\"leastQuality\": 101}                       | from 0 to 100",
        "{\"fails\": \"REGRESSED\"}                    | give a list",
        "{\"fails\": [\"REGRESED\"]}                   | did you mean 'REGRESSED'?",
        "{\"warns\": [7]}                              | known: INVALID",
        "{\"rules\": {}}                               | no list",
        "{\"rules\": [{\"benchmrak\": \"*\"}]}         | rule 1 has the unknown field 'benchmrak'",
        "{\"rules\": [{}, {\"metric\": 1}]}            | rule 2 has 'metric' 1",
        "{\"rules\": [{\"confirmedOnly\": \"yes\"}]}   | give true or false",
        "{\"better\": \"more\"}                        | the unknown field 'better'",
        "{\"rules\": [{\"beter\": \"more\"}]}           | did you mean 'better'?",
        "{\"rules\": [{\"better\": \"up\"}]}            | give \"more\" or \"less\"",
        "{\"rules\": [{\"better\": 1}]}                 | give \"more\" or \"less\"",
        "{\"rules\": [{\"better\": \"more\"}]}          | covers the score",
        "{\"delta\": 0.1, \"delta\": 0.2}              | is not JSON",
        "{                                             | is not JSON",
        "''                                            | is empty: mend it there",
      })
  void slipsAreToldInOneLine(String text, String says) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(BadInput.class)
        .message()
        .contains("policy.json'", says)
        .doesNotContain("\n");
  }

  @Test
  void whereTheSyntaxIsWrongIsSaidAndNotToDeleteIt() {
    assertThatThrownBy(() -> read("{\"delta\": 0.1,\n  \"fails\": [REGRESSED]}"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("line 2 column")
        .hasMessageContaining("mend it there")
        .message()
        .doesNotContain("delete");
  }
}
