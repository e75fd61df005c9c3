package io.github.carillon.starter.device;

import io.github.carillon.core.device.Devices;
import io.github.carillon.starter.connection.OpenConnections;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The devices over HTTP, where there is a web server. The filter of the inbox lets nobody pass without a token. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class DeviceWebWiring {

    @Bean
    DevicesController carillonDevicesOverHttp(Devices devices, OpenConnections connections) {
        return new DevicesController(devices, connections.devices());
    }

    @Bean
    AdministratorController carillonAdministration(Devices devices) {
        return new AdministratorController(devices);
    }
}
