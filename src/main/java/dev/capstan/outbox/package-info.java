/** Remembers which subjects need telling, and at which revision: ids only, written in the transaction of the change. */
package dev.capstan.outbox;
