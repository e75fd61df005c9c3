package io.github.carillon.core.message;

import jakarta.mail.util.StreamProvider;
import org.eclipse.angus.mail.util.MailStreamProvider;

/** What a program may say to the mail library before its first mail. */
public final class MailLibrary {

    private MailLibrary() {}

    /**
     * Says which encoders the library is to use, where nothing else was said: Angus Mail's own. Otherwise it searches
     * the class path for them several times for each mail, which costs more than all the rest of writing it. Sets a
     * system property; to be called by a program's {@code main} and not by a library.
     */
    public static void sayWhereItsEncodersAre() {
        String property = StreamProvider.class.getName();
        if (System.getProperty(property) == null) {
            System.setProperty(property, MailStreamProvider.class.getName());
        }
    }
}
