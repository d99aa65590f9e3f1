/** What is measured: map designs behind one facade, and the tapes that drive them. No JMH here. */
@NullMarked
package watershed.subjects;

import org.jspecify.annotations.NullMarked;
