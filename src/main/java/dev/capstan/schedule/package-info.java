/** The alarm clock: db-scheduler runs the sweeps and what recurs. It decides nothing and remembers no operation. */
package dev.capstan.schedule;
