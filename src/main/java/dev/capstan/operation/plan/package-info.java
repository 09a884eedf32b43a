/** Turns a request into a plan: what is found out on the target, and the exact steps that follow from it. */
package dev.capstan.operation.plan;
