using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Exchange.Web.Tests;

/// <summary>The real product in this process, with its own file on disk; restarted by making another over the same folder.</summary>
public sealed class Product(
    string environment = "Production", string? folder = null, TimeProvider? time = null,
    IReadOnlyDictionary<string, string>? settings = null, Action<IServiceCollection>? services = null) : WebApplicationFactory<Program>
{
    public const string Password = "correct horse battery staple";

    private readonly Lines _lines = new();

    public string Folder { get; } = folder ?? Directory.CreateTempSubdirectory("exchange-").FullName;

    /// <summary>What the product said in its log.</summary>
    public IEnumerable<string> Log => _lines.Said;

    /// <summary>Hears of every call before its grain does; throws to make it fail.</summary>
    public Action<IIncomingGrainCallContext>? Calls { get; set; }

    /// <summary>The one-time token printed at this start.</summary>
    public string SetupToken
    {
        get
        {
            _ = Services;
            return Log.Select(l => Regex.Match(l, "setup_[0-9a-f]+")).Last(m => m.Success).Value;
        }
    }

    /// <summary>A client that follows no redirects, keeps cookies, and speaks as a page of the product would.</summary>
    public HttpClient Browser()
    {
        // On a port of its own the factory's clients follow redirects whatever they are told.
        var client = ClientOptions.BaseAddress.IsDefaultPort
            ? CreateClient(new() { AllowAutoRedirect = false })
            : new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = ClientOptions.BaseAddress };
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        return client;
    }

    /// <summary>Makes the first account and answers a client with its API token.</summary>
    public async Task<HttpClient> Secretariat(string email = "secretariat@example.org")
    {
        var client = CreateClient();
        var answer = await client.PostAsJsonAsync("/api/v1/setup", new { token = SetupToken, email, name = "Secretariat", password = Password });
        answer.EnsureSuccessStatusCode();
        client.DefaultRequestHeaders.Authorization = new("Bearer", (await answer.Content.ReadFromJsonAsync<Setup>())!.ApiToken);
        return client;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(environment);
        builder.UseSetting("Storage:Path", Path.Combine(Folder, "exchange.db"));
        builder.UseSetting("People:AttemptsPerMinute", "1000");
        foreach (var (name, value) in settings ?? new Dictionary<string, string>())
            builder.UseSetting(name, value);
        builder.ConfigureServices(all =>
        {
            all.AddSingleton<ILoggerProvider>(_lines);
            all.AddSingleton<IIncomingGrainCallFilter>(new Faults(this));
            if (time is not null)
                all.Replace(ServiceDescriptor.Singleton(time));
            services?.Invoke(all);
        });
    }

    private sealed class Faults(Product product) : IIncomingGrainCallFilter
    {
        public Task Invoke(IIncomingGrainCallContext context)
        {
            product.Calls?.Invoke(context);
            return context.Invoke();
        }
    }

    private sealed record Setup(string ApiToken);

    private sealed class Lines : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Said { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public void Dispose()
        {
        }

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Said.Enqueue(formatter(state, exception));
    }
}
