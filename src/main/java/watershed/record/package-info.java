/** What a run leaves behind: immutable records, the journal and the store. No JMH here. */
@NullMarked
package watershed.record;

import org.jspecify.annotations.NullMarked;
