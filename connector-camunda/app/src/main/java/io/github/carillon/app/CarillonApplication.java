package io.github.carillon.app;

import io.github.carillon.core.message.MailLibrary;
import io.github.carillon.starter.connection.ConnectionTypes;
import io.github.carillon.starter.http.FairServer;
import io.github.carillon.starter.http.WebServerWiring;
import io.github.carillon.starter.settings.Settings;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/** The worker as a program of its own. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(WebServerWiring.class)
public class CarillonApplication {

    /**
     * Runs until it is told to stop; ends with 1 when the configuration is mistaken. With the argument {@code
     * vapid-keys} it prints a key pair and ends.
     */
    public static void main(String... arguments) {
        if (VapidKeysCommand.isMeantBy(arguments)) {
            VapidKeysCommand.run(System.out);
            return;
        }
        MailLibrary.sayWhereItsEncodersAre();
        application().run(arguments);
    }

    /** Reads the settings before anything is started, so that mistakes are all that is printed. */
    static SpringApplication application() {
        SpringApplication application = new SpringApplication(CarillonApplication.class);
        application.addInitializers(context -> Settings.read(context.getEnvironment(), ConnectionTypes.standard()));
        return application;
    }

    /** In a web server that is a host's, the host says who gets how much. */
    @Bean
    FairServer carillonFairServer(Environment environment) {
        return new FairServer(environment);
    }
}
