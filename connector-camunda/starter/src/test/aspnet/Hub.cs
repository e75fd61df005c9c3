using System;
using System.Security.Claims;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;

// Somebody's application: a hub with the two methods that the worker calls, for callers by the name of carillon.
public class NotificationHub : Hub
{
    public async Task NotifyUsers(string[] users, object note)
    {
        OnlyTheWorker();
        if (users[0] == "nobody")
        {
            throw new HubException("no such user");
        }
        if (users[0] == "broken")
        {
            throw new InvalidOperationException("a secret of the server");
        }
        if (users[0] == "slow")
        {
            await Task.Delay(TimeSpan.FromSeconds(20), Context.ConnectionAborted);
        }
        await Clients.Users(users).SendAsync("notification", note);
    }

    public Task NotifyGroup(string group, object note)
    {
        OnlyTheWorker();
        return Clients.Group(group).SendAsync("notification", note);
    }

    public Task Join(string group) => Groups.AddToGroupAsync(Context.ConnectionId, group);

    private void OnlyTheWorker()
    {
        if (Context.UserIdentifier != "carillon")
        {
            throw new HubException("only the worker may do this");
        }
    }
}

public static class Program
{
    public static void Main(string[] arguments)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder();
        builder.Services.AddSignalR();
        WebApplication app = builder.Build();

        // the token is the user's name; without one nobody gets in
        app.Use(async (context, next) =>
        {
            string header = context.Request.Headers["Authorization"];
            if (header == null || !header.StartsWith("Bearer "))
            {
                context.Response.StatusCode = 401;
                return;
            }
            Claim user = new Claim(ClaimTypes.NameIdentifier, header.Substring("Bearer ".Length));
            context.User = new ClaimsPrincipal(new ClaimsIdentity(new[] { user }, "test"));
            await next(context);
        });
        app.MapHub<NotificationHub>("/notify");
        app.Run("http://127.0.0.1:" + arguments[0]);
    }
}
