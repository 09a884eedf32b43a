/**
 * Moves operations along: claims one, plans it, takes its lock, carries out its steps, and lets go. It talks to targets
 * through the step port and to people only by what it commits.
 */
package dev.capstan.operation.run;
