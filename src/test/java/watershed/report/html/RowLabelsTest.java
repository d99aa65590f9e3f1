package watershed.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Labels find room beside their rows on wide and on narrow screens, and tell them apart. */
class RowLabelsTest {
  /** As a comparison of two JDKs has them: 88 characters and more, alike at both ends. */
  static List<String> ofRun() {
    List<String> labels = new ArrayList<>();
    List<String> designs =
        List.of("RWLock", "RWLockFair", "NonBlockingHashMap", "Sharded256Padded");
    for (String design : designs) {
      for (String keys : List.of("1024", "16384", "1048576")) {
        for (String mix : List.of("update", "churn")) {
          for (String end : List.of("5, 2 threads", "20, 2 threads", "20, 64 threads")) {
            labels.add(
                "Contention design=%s distribution=uniform keys=%s mix=%s writes=%s"
                    .formatted(design, keys, mix, end));
          }
        }
      }
    }
    for (String variant : List.of("HASH_MAP", "LINKED_HASH_MAP", "CONCURRENT_SKIP_LIST_MAP")) {
      for (int puts : List.of(0, 1, 8, 13)) {
        String place =
            "EmptyMapAllocation escape=escaping puts=%d variant=%s, 1 thread"
                .formatted(puts, variant);
        labels.add(place);
        labels.add("gc.alloc.rate.norm: " + place);
        labels.add("jolBytes: " + place);
      }
    }
    return labels;
  }

  private static void assertFit(List<String> labels, int letters, int lines) {
    assertThat(labels).doesNotHaveDuplicates();
    for (String label : labels) {
      assertThat(label.lines().count()).as(label).isLessThanOrEqualTo(lines);
      assertThat(label.lines())
          .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(letters));
    }
  }

  @Test
  void labelsOfARunAreToldApartOnAWideAndOnANarrowScreen() {
    RowLabels labels = RowLabels.of(ofRun());
    assertFit(labels.wide(), RowLabels.WIDE_LETTERS, 2);
    assertFit(labels.narrow(), RowLabels.NARROW_LETTERS, 5);
    assertThat(labels.shortened()).isTrue();
    assertThat(labels.wide())
        .contains(
            "Contention design=RWLock distribution=uniform\n"
                + "keys=1024 mix=churn writes=5, 2 threads",
            "Contention NonBlockingHashMap uniform 1048576\nupdate 20, 64 threads");
    assertThat(labels.narrow())
        .contains(
            "Contention\nNonBlockingHashMap\nuniform 1048576\nchurn 5, 2 threads",
            "jolBytes:\nEmptyMapAllocation\nescaping 13\nCONCURRENT_SKIP_LIST\n_MAP, 1 thread");
  }

  @Test
  void whatFitsStaysWholeAndInOneLine() {
    RowLabels labels = RowLabels.of(List.of("HashMap", "ConcurrentHashMap", "size=64"));
    assertThat(labels.wide()).containsExactly("HashMap", "ConcurrentHashMap", "size=64");
    assertThat(labels.narrow()).isEqualTo(labels.wide());
    assertThat(labels.shortened()).isFalse();
    assertThat(labels.height()).isEqualTo(labels.narrowHeight()).isEqualTo(120 + 3 * 26);
  }

  @Test
  void rowsAreAsHighAsTheirLines() {
    RowLabels labels = RowLabels.of(List.of("HashMap", "Codec.encode size=64 mode=plain"));
    assertThat(labels.narrow()).containsExactly("HashMap", "Codec.encode size=64\nmode=plain");
    assertThat(labels.height()).isEqualTo(120 + 2 * 26);
    assertThat(labels.narrowHeight()).isEqualTo(120 + 2 * 34);
    assertThat(labels.shortened()).as("in lines, but whole").isFalse();
  }

  @Test
  void whatNoRoomCanTellApartIsNumbered() {
    List<String> names =
        IntStream.range(0, 12)
            .mapToObj(i -> "a".repeat(120) + " " + "b".repeat(100 + i) + " " + "c".repeat(120))
            .toList();
    RowLabels labels = RowLabels.of(names);
    assertFit(labels.wide(), RowLabels.WIDE_LETTERS + 1, 2);
    assertFit(labels.narrow(), RowLabels.NARROW_LETTERS + 1, 5);
    assertThat(labels.narrow().get(11)).startsWith("12:\naaa").endsWith("c");
    assertThat(labels.narrow().get(0)).contains("\u2026");
    RowLabels twice = RowLabels.of(List.of("same", "same", "other"));
    assertThat(twice.wide()).containsExactly("1: same", "2: same", "3: other");
    assertThat(twice.shortened()).isTrue();
  }

  @Test
  void namesThatAreNoParametersKeepWhatTheyAre() {
    assertThat(RowLabels.of(List.of("", "=", "key=")).wide()).containsExactly("", "=", "key=");
    String two = "\ud83d\ude00";
    RowLabels faces = RowLabels.of(List.of("x" + two.repeat(30)));
    assertThat(faces.narrow().get(0).lines())
        .allSatisfy(line -> assertThat(line.codePoints()).allMatch(c -> c == 'x' || c > 0xffff));
  }
}
