package watershed.experiments.creation;

import watershed.subjects.NestedDesign;

/** Prints {@code @DESIGN fill tenantBytes innerBytes allocatedBytes} for designs and fills. */
final class NestedBytes {
  static final int TENANTS = 10_000;

  private NestedBytes() {}

  public static void main(String[] args) {
    for (NestedDesign design : NestedDesign.values()) {
      for (int fill : new int[] {0, 1, 10}) {
        NestedTenants built = NestedTenants.build(design, TENANTS, fill);
        System.out.println(
            "@"
                + design
                + " "
                + fill
                + " "
                + built.tenantBytes()
                + " "
                + built.innerBytes()
                + " "
                + built.allocatedBytes());
      }
    }
  }
}
