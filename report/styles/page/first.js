// Runs while the page is read, right behind the line on what this is: that line and a place for what leads on come
// before the abstract, which is not shown until then. Without scripts they stand behind it.
{
  const under = Object.assign(document.createElement("div"), { className: "under-title" });
  document.querySelector("#title-block-header .abstract").before(document.currentScript.previousElementSibling, under);
  document.documentElement.classList.add("arranged");
}
