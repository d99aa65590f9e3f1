package watershed.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import watershed.probes.CacheLine;
import watershed.subjects.SharingLayout;
import watershed.subjects.padded.HotPair;
import watershed.testing.Jvm;
import watershed.testing.SharingShapes;

/** Each layout is what its name says, in JVMs like those that measure it. */
class SharingLayoutTest {
  private static final long PADDING = 128;

  /** Where two counters lie, in bytes; see {@link SharingShapes}. */
  private record Shape(
      boolean oneObject, long offsetA, long offsetB, long bytesA, long bytesB, long apart) {

    /** Bytes between the end of A's field and the end of its object. */
    long behindA() {
      return bytesA - offsetA - Long.BYTES;
    }

    long behindB() {
      return bytesB - offsetB - Long.BYTES;
    }
  }

  @ParameterizedTest
  @EnumSource
  void layoutsAreWhatTheirNamesSay(Jvm jvm) {
    Map<SharingLayout, Shape> shapes = shapes(jvm, List.of());
    assertThat(shapes).hasSameSizeAs(SharingLayout.values());

    Shape unpadded = shapes.get(SharingLayout.UNPADDED);
    assertThat(unpadded.oneObject()).isTrue();
    assertThat(unpadded.apart()).isEqualTo(Long.BYTES);
    assertThat(unpadded.bytesA()).isEqualTo(jvm.compact() ? 24 : 32);

    for (SharingLayout one : List.of(SharingLayout.HAND_PADDED, SharingLayout.CONTENDED_FIELDS)) {
      Shape padded = shapes.get(one);
      assertThat(padded.oneObject()).as(one.name()).isTrue();
      assertThat(padded.apart()).as(one.name()).isGreaterThanOrEqualTo(PADDING);
      assertThat(Math.min(padded.offsetA(), padded.offsetB())).isGreaterThanOrEqualTo(PADDING);
      assertThat(Math.min(padded.behindA(), padded.behindB())).isGreaterThanOrEqualTo(PADDING);
    }
    assertThat(shapes.get(SharingLayout.CONTENDED_FIELDS).bytesA())
        .isEqualTo(jvm.compact() ? 408 : 416);

    Shape guarded = shapes.get(SharingLayout.CONTENDED_CLASS);
    assertThat(guarded.apart()).isEqualTo(Long.BYTES);
    assertThat(Math.min(guarded.offsetA(), guarded.offsetB())).isGreaterThanOrEqualTo(PADDING);
    assertThat(Math.min(guarded.behindA(), guarded.behindB())).isGreaterThanOrEqualTo(PADDING);
    assertThat(guarded.bytesA()).isEqualTo(jvm.compact() ? 280 : 288);

    for (SharingLayout two : List.of(SharingLayout.CONTENDED_CELLS, SharingLayout.NO_SHARING)) {
      Shape cells = shapes.get(two);
      assertThat(cells.oneObject()).as(two.name()).isFalse();
      assertThat(Math.min(cells.offsetA(), cells.offsetB())).isGreaterThanOrEqualTo(PADDING);
      assertThat(Math.min(cells.behindA(), cells.behindB())).isGreaterThanOrEqualTo(PADDING);
      assertThat(cells.apart()).as(two.name()).isGreaterThanOrEqualTo(2 * PADDING);
    }

    Shape separate = shapes.get(SharingLayout.SEPARATE_OBJECTS);
    assertThat(separate.oneObject()).isFalse();
    assertThat(separate.bytesA()).isEqualTo(jvm.compact() ? 16 : 24);
    assertThat(separate.apart()).isGreaterThanOrEqualTo(separate.bytesA());

    Shape same = shapes.get(SharingLayout.TRUE_SHARING);
    assertThat(same.oneObject()).isTrue();
    assertThat(same.apart()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void withoutItsFlagTheAnnotationPadsNothingAndTheProbeSeesIt(Jvm jvm) {
    Map<SharingLayout, Shape> shapes = shapes(jvm, List.of("-XX:+RestrictContended"));
    assertThat(shapes.get(SharingLayout.CONTENDED_FIELDS))
        .isEqualTo(shapes.get(SharingLayout.UNPADDED));
    assertThat(shapes.get(SharingLayout.CONTENDED_CLASS))
        .isEqualTo(shapes.get(SharingLayout.UNPADDED));
    assertThat(shapes.get(SharingLayout.HAND_PADDED).apart()).isGreaterThanOrEqualTo(PADDING);
  }

  @ParameterizedTest
  @EnumSource
  void countersCountAndOnlyTheirOwn(SharingLayout layout) {
    HotPair pair = layout.create();
    pair.addA();
    pair.addA();
    pair.addB();
    boolean shared = layout == SharingLayout.TRUE_SHARING;
    assertThat(pair.readB()).isEqualTo(shared ? 3 : 1);
    assertThat(pair.addA()).isEqualTo(shared ? 3 : 2);
  }

  @Test
  void linesAreToldFromAddresses() {
    assertThat(CacheLine.distance(63, 64, CacheLine.LINE)).isEqualTo(1);
    assertThat(CacheLine.distance(64, 127, CacheLine.LINE)).isZero();
    assertThat(CacheLine.distance(64, 127, CacheLine.PAIR)).isZero();
    assertThat(CacheLine.distance(256, 100, CacheLine.PAIR)).isEqualTo(2);
  }

  private static Map<SharingLayout, Shape> shapes(Jvm jvm, List<String> last) {
    Map<SharingLayout, Shape> shapes = new EnumMap<>(SharingLayout.class);
    for (String line : jvm.runWith(last, SharingShapes.class)) {
      if (line.startsWith("#")) {
        continue;
      }
      String[] word = line.split(" ", -1);
      shapes.put(
          SharingLayout.valueOf(word[0]),
          new Shape(
              Boolean.parseBoolean(word[1]),
              Long.parseLong(word[2]),
              Long.parseLong(word[3]),
              Long.parseLong(word[4]),
              Long.parseLong(word[5]),
              Long.parseLong(word[6])));
    }
    return shapes;
  }
}
