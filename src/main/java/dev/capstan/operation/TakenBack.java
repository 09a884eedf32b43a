package dev.capstan.operation;

/**
 * What an operation takes back by rule, and is bound to: it runs while exactly that is live and nobody else is at work, or
 * not at all.
 *
 * @param operation the one that is taken back; its approval was the approval of this
 * @param live the commit that it made live
 * @param before the commit that was live before it, and is to be again
 */
public record TakenBack(OperationId operation, String live, String before) {}
