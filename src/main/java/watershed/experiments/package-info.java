/** One JMH class per question. The catalogue finds them by JMH's own generated list. */
@NullMarked
package watershed.experiments;

import org.jspecify.annotations.NullMarked;
