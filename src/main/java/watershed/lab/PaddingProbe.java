package watershed.lab;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.openjdk.jol.info.ClassLayout;
import org.openjdk.jol.info.FieldLayout;
import watershed.record.Finding;

/** Sees in a JVM of its own whether {@code @Contended} keeps two fields apart there. */
final class PaddingProbe {
  /** Two fields, each annotated. By name: the laboratory knows no subject. */
  private static final String ANNOTATED = "watershed.subjects.padded.ContendedFields";

  private static final int SECONDS = 30;
  private static final int GRANULE = 128;

  private PaddingProbe() {}

  static Finding look(InstalledJdk jdk) {
    return look(jdk, ANNOTATED);
  }

  /** As {@link #look(InstalledJdk)}, of any class with at least two fields. */
  static Finding look(InstalledJdk jdk, String className) {
    String subject = "@Contended on " + jdk.jdk().id();
    ChildJvm.Ending ending = ChildJvm.run(jdk.java(), Child.class, List.of(className), SECONDS);
    for (String[] fields : ending.marked()) {
      long apart = Long.parseLong(fields[0]);
      String observed = "fields " + apart + " bytes apart";
      return apart >= GRANULE
          ? new Finding(subject, Finding.Grade.FINE, observed, "")
          : new Finding(
              subject,
              Finding.Grade.INVALID,
              observed + ": it pads nothing",
              "give this JVM -XX:-RestrictContended, or leave it out of padding experiments");
    }
    return new Finding(
        subject,
        Finding.Grade.DEGRADES,
        "not readable here: " + why(ending),
        "'layout' shows offsets; check them before you trust padding figures");
  }

  private static String why(ChildJvm.Ending ending) {
    if (ending.timedOut()) {
      return "the JVM did not end within " + SECONDS + " s";
    }
    return "the JVM ended with code "
        + ending.exit()
        + ending.lines().stream()
            .filter(line -> line.contains("Error") || line.contains("Exception"))
            .findFirst()
            .map(line -> " (" + line.strip() + ")")
            .orElse("");
  }

  /** Runs in the child: prints the least distance in bytes between fields of a class. */
  static final class Child {
    private Child() {}

    public static void main(String[] args) throws ClassNotFoundException {
      List<Long> offsets = new ArrayList<>();
      for (FieldLayout field : ClassLayout.parseClass(Class.forName(args[0])).fields()) {
        offsets.add(field.offset());
      }
      Collections.sort(offsets);
      long least = Long.MAX_VALUE;
      for (int i = 1; i < offsets.size(); i++) {
        least = Math.min(least, offsets.get(i) - offsets.get(i - 1));
      }
      System.out.println(ChildJvm.MARK + least);
    }
  }
}
