/** Instruments that read a fact of this JVM: bytes allocated or kept, object layouts, addresses. */
@NullMarked
package watershed.probes;

import org.jspecify.annotations.NullMarked;
