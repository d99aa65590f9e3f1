/** Everything that touches the machine: forks, turns, topology, health, profilers. */
@NullMarked
package watershed.lab;

import org.jspecify.annotations.NullMarked;
