/**
 * Carries out what needs a shell on a host: detached {@code run} steps, probes, script checks and {@code check-env}. The
 * programs that do it on the host are the resources beside this package. It does not know how a host is reached, except
 * for the bot's own machine.
 */
package dev.capstan.step.shell;
