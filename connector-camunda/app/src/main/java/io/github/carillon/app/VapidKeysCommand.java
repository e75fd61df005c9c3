package io.github.carillon.app;

import io.github.carillon.core.webpush.VapidKeyPair;
import java.io.PrintStream;
import java.util.Arrays;

/**
 * The command {@code vapid-keys}: makes the key pair by which push services know this installation (RFC 8292), and
 * prints it as the configuration of a connection. Nowhere else is a private key shown.
 */
final class VapidKeysCommand {

    private static final String NAME = "vapid-keys";

    private VapidKeysCommand() {}

    /** Whether these arguments of the program ask for it. */
    static boolean isMeantBy(String... arguments) {
        return Arrays.equals(arguments, new String[] {NAME});
    }

    static void run(PrintStream out) {
        VapidKeyPair pair = VapidKeyPair.generate();
        out.printf("""
            # Keep both keys for good: with others, every browser has to be registered anew.
            # Who has the private key can send in your name: keep it as a secret.
            carillon:
              connections:
                web-push:
                  type: web-push
                  public-key: %s
                  private-key: %s
                  # whom a push service turns to that has trouble with your pushes
                  subject: mailto:operator@example.org
                  # the inbox as an app, as its users reach it
                  page: https://carillon.example.org/bell/app
            """, pair.publicKey(), pair.privateKey().reveal());
    }
}
