/**
 * Reaches hosts by SSH: one command with its standard input, and connections as the host sees the network. It knows
 * neither steps nor what the command is for.
 */
package dev.capstan.step.ssh;
