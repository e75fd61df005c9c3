package io.github.carillon.steps;

/**
 * How many characters (code points) the texts of Send Message to Users and to Devices may have, with their placeholders
 * filled. What is longer is refused, and not cut.
 *
 * @param push of a push
 * @param subject of an e-mail's subject
 * @param message of an e-mail's text
 */
public record MessageLimits(int push, int subject, int message) {

    /** As in the product that the steps come from. */
    public static final MessageLimits STANDARD = new MessageLimits(140, 100, 3_000);
}
