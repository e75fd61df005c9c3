package io.github.carillon.core.smtp;

import jakarta.mail.Session;
import java.time.Duration;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** Angus Mail's properties for a connection, each in so many words; its defaults trust too much and wait for ever. */
final class SmtpSession {

    private SmtpSession() {}

    static Session of(SmtpSettings settings, @Nullable SSLSocketFactory trust) {
        boolean startTls = settings.security() == SmtpSettings.Security.STARTTLS;
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.auth", String.valueOf(hasLogin(settings)));
        properties.setProperty("mail.smtp.auth.mechanisms", settings.oauth() == null ? "PLAIN LOGIN" : "XOAUTH2");
        properties.setProperty("mail.smtp.starttls.enable", String.valueOf(startTls));
        properties.setProperty("mail.smtp.starttls.required", String.valueOf(startTls));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.ssl.protocols", "TLSv1.3 TLSv1.2");
        properties.setProperty("mail.smtp.quitwait", "false");
        if (trust != null) {
            properties.put("mail.smtp.ssl.socketFactory", trust);
        }
        return Session.getInstance(properties);
    }

    static boolean hasLogin(SmtpSettings settings) {
        return settings.user() != null && (settings.password() != null || settings.oauth() != null);
    }

    /** Milliseconds as sockets take them, where 0 would mean no limit. */
    static int millis(Duration duration) {
        return (int) Math.min(Integer.MAX_VALUE, Math.max(1, duration.toMillis()));
    }
}
