package watershed.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathsTest {
  @ParameterizedTest
  @CsvSource({
    "run --jdk /opt/bob/jdk-25 --blocks 3, run --jdk jdk-25 --blocks 3",
    "run --results=/home/bob/r, run --results=r",
    "'-Xlog:gc:/home/bob/gc.log', '-Xlog:gc:gc.log'",
    "-agentpath:/home/bob/lib.so, -agentpath:lib.so",
    "../bob/x, x",
    "~/x/y, y",
    "'cannot run program \"/home/bob/bin/java\"', 'cannot run program \"java\"'",
    "run -p writes=5 -t 0.5x, run -p writes=5 -t 0.5x",
    "2.5 ns/op, 2.5 ns/op",
    "reads/writes, reads/writes"
  })
  void leavesOnlyTheLastSegment(String given, String kept) {
    assertThat(Paths.hide(given)).isEqualTo(kept);
  }
}
