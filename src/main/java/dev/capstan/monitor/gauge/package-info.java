/** Takes the readings of monitors: from Prometheus, from databases, by checks, and on hosts. It judges nothing. */
package dev.capstan.monitor.gauge;
